"""The command line: arguments in, text out; a file per command."""
