"""Foundations of every other package: places, lengths, findings, errors, files, resources."""
