#!/usr/bin/env python3
"""Lints the files that a list names, on as many machines as a Spark cluster has. See docs/scale.md.

  spark-submit Scripts/spark-lint.py LIST OUTPUT [--program PATH] [--partitions N] [-- OPTION…]

LIST has a path on each line. OUTPUT, a new folder, gets an object on each line, in the order of the list: a finding as
`lint --format jsonl` has it, or {"error": …} for a file that could not be read. OPTIONs go to `deskheap lint`.
"""

import argparse
import shlex
import sys

from pyspark.sql import SparkSession

# What runs for each batch of paths. Findings are no failure (--exit-zero). Status 3, a file that could not be read, becomes
# an object of the output; any other status (2: wrong usage) or signal fails the partition, and with it the job.
BATCH = r"""
said=$(mktemp) || exit
trap 'rm -f "$said"' EXIT
"$@" 2>"$said"
status=$?
if [ $status -eq 0 ] || [ $status -eq 3 ]; then
  sed 's/[\\"]/\\&/g; s/.*/{"error":"&"}/' "$said"
else
  cat "$said" >&2
  exit 1
fi
"""


def options():
    own, _, further = (" ".join(map(shlex.quote, sys.argv[1:])) + " ").partition(" -- ")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list")
    parser.add_argument("output")
    parser.add_argument("--program", default="/usr/local/bin/deskheap", help="where deskheap is on every machine")
    parser.add_argument("--partitions", type=int, default=16, help="how many parts, at the least, the list is cut into")
    return parser.parse_args(shlex.split(own)), shlex.split(further)


def main():
    chosen, further = options()
    # One thread a process: Spark starts as many tasks on a machine as it gives it cores.
    lint = [chosen.program, "lint", "--format", "jsonl", "--exit-zero", "--jobs", "1", *further, "--"]
    command = shlex.join(["xargs", "-r", "-d", r"\n", "sh", "-c", BATCH, "batch", *lint])
    spark = SparkSession.builder.appName("deskheap").getOrCreate()
    paths = spark.sparkContext.textFile(chosen.list, chosen.partitions)
    # Without checkCode a partition that failed would be an empty one.
    paths.pipe(command, env={"PATH": "/usr/bin:/bin"}, checkCode=True).saveAsTextFile(chosen.output)
    spark.stop()


main()
