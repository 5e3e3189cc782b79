"""Features of recorded movement, by the day, from recordings in S3 into the stream that leads to the feature store.

AWS Glue runs `main`. Everything else is plain Python, which needs neither Spark nor Glue: see test_feature_etl.py.
"""

import hashlib
import json
import re
import sys
import time
from datetime import UTC, datetime

GROUP = "actigraphy"
MINUTES_A_DAY = 1440
SECONDS_A_DAY = 86_400

# Zeros in a row after which nobody wore the device. Choi et al. 2011, https://doi.org/10.1249/MSS.0b013e3181ed61a3; without its
# allowance for short interruptions.
NON_WEAR_MINUTES = 90

# Below it, a day says more about the wearing than about the wearer. Troiano et al. 2008, https://doi.org/10.1249/mss.0b013e31815a51b3.
LEAST_WEAR_MINUTES = 600

# Counts a minute of adults from which movement is light, and moderate: Matthews et al. 2008, https://doi.org/10.1093/aje/kwm390, and
# Troiano et al. 2008.
LIGHT_FROM = 100
MODERATE_FROM = 2020

# What Kinesis takes at once: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html. A message is far below 1 KiB.
MAX_RECORDS = 500
ATTEMPTS = 6

SUBJECT = re.compile(r"/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/[^/]+\.json$")


def days_of(recording):
    """Sums of counts by minute of day, by day in UTC, and the last second of each day that was recorded.

    A recording that says no times says nothing of days: it has none.
    """
    times, interval = recording.get("timestamps") or [], recording["samplingIntervalSeconds"]
    if len(times) != len(recording["values"]):
        return {}
    days = {}
    for second, count in zip(times, recording["values"]):
        day, second_of_day = divmod(int(second), SECONDS_A_DAY)
        minutes, last = days.get(day, ({}, 0))
        minute = second_of_day // 60
        minutes[minute] = minutes.get(minute, 0.0) + float(count)
        days[day] = (minutes, max(last, int(second) + interval - 1))
    return days


def worn(minutes):
    """Minutes of a day in which the device was worn, with their counts: all but long runs of zeros."""
    kept, run = {}, []
    for minute in range(MINUTES_A_DAY + 1):
        if minutes.get(minute) == 0:
            run.append(minute)
            continue
        if len(run) < NON_WEAR_MINUTES:
            kept.update((still, 0.0) for still in run)
        run = []
        if minute in minutes:
            kept[minute] = minutes[minute]
    return kept


def means_over(counts, length):
    """Mean of each stretch of so many minutes in a row."""
    total = sum(counts[:length])
    means = [total / length]
    for entering, leaving in zip(counts[length:], counts):
        total += entering - leaving
        means.append(max(0.0, total / length))
    return means


def rhythm_of(minutes):
    """How movement is spread over a day; of a day with gaps nothing can be said.

    Van Someren et al. 1999, https://doi.org/10.3109/07420529908998724: the most active ten hours, the least active five, their
    relative amplitude, and how much an hour differs from the one before.
    """
    counts = [minutes.get(minute) for minute in range(MINUTES_A_DAY)]
    if None in counts:
        return dict.fromkeys(
            ("most_active_10h_mean", "least_active_5h_mean", "relative_amplitude", "intradaily_variability")
        )
    most, least = max(means_over(counts, 600)), min(means_over(counts, 300))
    hours = [sum(counts[start : start + 60]) / 60 for start in range(0, MINUTES_A_DAY, 60)]
    mean = sum(hours) / len(hours)
    spread = sum((hour - mean) ** 2 for hour in hours)
    steps = sum((later - hour) ** 2 for hour, later in zip(hours, hours[1:]))
    return {
        "most_active_10h_mean": most,
        "least_active_5h_mean": least,
        "relative_amplitude": (most - least) / (most + least) if most + least > 0 else None,
        "intradaily_variability": len(hours) * steps / ((len(hours) - 1) * spread) if spread > 0 else None,
    }


def features_of(minutes):
    """Features of a day, or None of a day on which the device was not worn for long enough."""
    counts = list(worn(minutes).values())
    if len(counts) < LEAST_WEAR_MINUTES:
        return None
    return {
        "wear_minutes": len(counts),
        "sedentary_minutes": sum(count < LIGHT_FROM for count in counts),
        "light_minutes": sum(LIGHT_FROM <= count < MODERATE_FROM for count in counts),
        "moderate_vigorous_minutes": sum(count >= MODERATE_FROM for count in counts),
        "mean_count_per_minute": sum(counts) / len(counts),
        **rhythm_of(minutes),
    }


def messages_of(key, recording):
    """What the stream takes of one recording: a message per day. Whose it is, its key says."""
    subject = SUBJECT.search(key)
    if subject is None:
        return []
    messages = []
    for _, (minutes, last) in sorted(days_of(recording).items()):
        features = features_of(minutes)
        if features is not None:
            at = datetime.fromtimestamp(last, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            messages.append({"group": GROUP, "subject": subject.group(1), "eventTime": at, "features": features})
    return messages


def check(names):
    """Stop before anything is read where the platform knows other features than this program makes."""
    made = features_of({minute: 1.0 for minute in range(MINUTES_A_DAY)})
    if set(names) != set(made):
        raise ValueError(f"The feature group has other features: {sorted(set(names) ^ set(made))}")


def put(client, stream, messages, patience=0.2):
    """Put messages into the stream, and again those that it refused, and only those.

    The partition key is a hash of the subject: whoever sees metrics of shards sees no subject.
    """
    for start in range(0, len(messages), MAX_RECORDS):
        left = [
            {
                "Data": json.dumps(message).encode(),
                "PartitionKey": hashlib.sha256(message["subject"].encode()).hexdigest(),
            }
            for message in messages[start : start + MAX_RECORDS]
        ]
        for attempt in range(ATTEMPTS):
            answer = client.put_records(StreamName=stream, Records=left)
            left = [record for record, result in zip(left, answer["Records"]) if "ErrorCode" in result]
            if not left:
                break
            time.sleep(patience * 2**attempt)
        else:
            raise RuntimeError(f"The stream refused {len(left)} records")


def main():
    """Glue's entry point: what is imported here exists only there."""
    import boto3
    from awsglue.context import GlueContext
    from awsglue.job import Job
    from awsglue.utils import getResolvedOptions
    from pyspark.context import SparkContext

    options = getResolvedOptions(sys.argv, ["JOB_NAME", "recordings", "stream", "features"])
    check(options["features"].split(","))
    stream = options["stream"]

    context = GlueContext(SparkContext.getOrCreate())
    job = Job(context)
    job.init(options["JOB_NAME"], options)
    frame = context.create_dynamic_frame.from_options(
        connection_type="s3",
        connection_options={"paths": [options["recordings"]], "recurse": True},
        format="json",
        format_options={"multiline": True, "attachFilename": "key"},
        # The name under which the job remembers what it has read.
        transformation_ctx="recordings",
    )
    # Whole numbers and others come mixed, which Spark would make a choice of two columns.
    frame = frame.resolveChoice(specs=[("values[]", "cast:double"), ("timestamps[]", "cast:long")])

    def send(rows):
        client = boto3.client("kinesis")
        put(client, stream, [message for row in rows for message in messages_of(row["key"], row)])

    if frame.count() > 0:
        frame.toDF().rdd.map(lambda row: row.asDict(recursive=True)).foreachPartition(send)
    job.commit()


if __name__ == "__main__":
    main()
