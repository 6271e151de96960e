"""`python -m benchmarks` is the whole comparison."""

from benchmarks.run import main

main()
