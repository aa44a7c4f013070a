"""What every other room stands on: places, lengths, findings, errors, files, resources."""
