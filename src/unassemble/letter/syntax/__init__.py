"""Text that is not YAML → what the person who wrote it did wrong, and the line as it should be.

A parser says where it gave up, which is often lines below the mistake.  So mistakes that people
make are tried one by one: a `Repair` changes a line or two, and the one after which the file can be
read, or read furthest, tells the cause.  The repaired text is used for nothing else.
"""
