"""Runs the steps that `npm run -s data -- cluster …` sends, one JSON line each, on Spark.

Needs pyspark 4.2.0. Each answer is one JSON line on standard output: the name of the step, and its seconds or the error.
Everything else goes to standard error. Tables appear whole, by rename, so that a killed driver leaves none half written.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any, TextIO

from pyspark.sql import SparkSession
from pyspark.sql.types import StructType

#: Same meaning as the session of DuckDB: moments without a zone, names in double quotes, errors instead of nulls.
SETTINGS = {
    "spark.sql.session.timeZone": "Asia/Shanghai",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.cteRecursionLevelLimit": "1000",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.executor.cores": "1",
    # Most steps are over before a better compiler has paid for itself.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
}

Step = dict[str, Any]


def open_session(master: str, memory: str, partitions: int) -> SparkSession:
    """Opens a session on `master`; `memory` is that of one executor, `partitions` those of a shuffle."""
    builder = SparkSession.builder.master(master).appName("zhisheng")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    return (
        builder.config("spark.executor.memory", memory)
        .config("spark.driver.memory", memory)
        .config("spark.sql.shuffle.partitions", str(partitions))
        .getOrCreate()
    )


def register(spark: SparkSession, name: str, path: str, schema: str | StructType) -> None:
    """Makes the Parquet files at `path` (a folder, a file or a pattern) known as `name`.

    With the schema given nothing is read yet, and columns that older files lack are null.
    """
    spark.read.schema(schema).parquet(path).createOrReplaceTempView(name)


def run_select(spark: SparkSession, step: Step) -> None:
    """Writes the rows of a select as Parquet and registers them."""
    target = Path(step["path"])
    part = target.with_name(f"{target.name}.part")
    frame = spark.sql(step["sql"])
    frame.write.mode("overwrite").parquet(str(part))
    shutil.rmtree(target, ignore_errors=True)
    part.rename(target)
    register(spark, step["name"], str(target), frame.schema)


def run_step(spark: SparkSession, step: Step) -> Step:
    """Runs one step and says what became of it."""
    start = time.perf_counter()
    kind = step["do"]
    if kind == "register":
        register(spark, step["name"], step["path"], step["schema"])
    elif kind == "select":
        run_select(spark, step)
    else:
        raise ValueError(f"unknown step {kind}")
    return {"name": step["name"], "seconds": round(time.perf_counter() - start, 3)}


def serve(spark: SparkSession, steps: TextIO, answers: TextIO) -> None:
    """Answers each step in order until the input ends."""
    for line in steps:
        step: Step = json.loads(line)
        try:
            answer = run_step(spark, step)
        except Exception as error:  # noqa: BLE001 - whatever fails is told to the caller, who decides
            answer = {"name": step["name"], "error": str(error)[:2000]}
        answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        answers.flush()


def main() -> None:
    """Reads the options, opens the session and serves standard input."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--master", required=True)
    parser.add_argument("--memory", default="1g")
    parser.add_argument("--partitions", type=int, default=4)
    options = parser.parse_args()
    answers = sys.stdout
    sys.stdout = sys.stderr
    spark = open_session(options.master, options.memory, options.partitions)
    spark.sparkContext.setLogLevel("ERROR")
    answers.write(json.dumps({"name": "ready", "version": spark.version}) + "\n")
    answers.flush()
    try:
        serve(spark, sys.stdin, answers)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
