"""The command line: `read`, `explain`, `reference`, `knowledge`.  Results go to standard output, everything else to standard error."""
