"""Takes captures in: reads them in worker processes that may be killed, and hands their rows to the one writer."""
