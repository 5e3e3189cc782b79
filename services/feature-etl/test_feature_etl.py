"""Run by `check`: Python 3.11, as in Glue 5.0, and nothing else."""

import json
import unittest

import feature_etl as etl

SUBJECT = "0f8fad5b-d9cb-469f-a165-70867728950e"
KEY = f"s3://bucket/recordings/{SUBJECT}/week.json"
DAY = 20_000 * etl.SECONDS_A_DAY


def recording(values, interval=60, start=DAY):
    times = [start + index * interval for index in range(len(values))]
    return {"samplingIntervalSeconds": interval, "values": values, "timestamps": times}


class Stream:
    """Refuses the first record of as many requests as it is told to."""

    def __init__(self, refusals=0):
        self.refusals, self.requests = refusals, []

    def put_records(self, StreamName, Records):
        self.requests.append(Records)
        refuse, self.refusals = self.refusals > 0, self.refusals - 1
        return {"Records": [{"ErrorCode": "x"} if refuse and at == 0 else {} for at in range(len(Records))]}


class Features(unittest.TestCase):
    def test_sums_samples_by_the_minute(self):
        ((minutes, last),) = etl.days_of(recording([1, 2, 3, 4, 5], interval=15)).values()
        self.assertEqual((minutes, last), ({0: 10.0, 1: 5.0}, DAY + 74))

    def test_parts_days_at_midnight(self):
        self.assertEqual(len(etl.days_of(recording([1.0] * 2, start=DAY - 60))), 2)

    def test_says_nothing_of_a_recording_without_times(self):
        self.assertEqual(etl.messages_of(KEY, {"samplingIntervalSeconds": 60, "values": [1.0] * 1440, "timestamps": None}), [])

    def test_takes_long_runs_of_zeros_for_a_device_in_a_drawer(self):
        still = [0.0] * (etl.NON_WEAR_MINUTES - 1)
        self.assertEqual(len(etl.worn(dict(enumerate([5.0, *still, 5.0])))), len(still) + 2)
        self.assertEqual(len(etl.worn(dict(enumerate([5.0, *still, 0.0, 5.0])))), 2)
        self.assertEqual(etl.worn(dict.fromkeys(range(1440), 0.0)), {})

    def test_needs_ten_hours_of_wear(self):
        self.assertIsNone(etl.features_of(dict.fromkeys(range(599), 5.0)))
        self.assertEqual(etl.features_of(dict.fromkeys(range(600), 5.0))["wear_minutes"], 600)

    def test_parts_movement_where_the_cut_points_are(self):
        made = etl.features_of(dict(enumerate([99.0] * 300 + [100.0] * 200 + [2019.0] * 50 + [2020.0] * 50)))
        self.assertEqual(
            [made[f"{level}_minutes"] for level in ("sedentary", "light", "moderate_vigorous")], [300, 250, 50]
        )

    def test_finds_the_rhythm_of_a_whole_day(self):
        made = etl.rhythm_of(dict(enumerate([10.0] * 480 + [190.0] * 960)))
        self.assertAlmostEqual(made["most_active_10h_mean"], 190)
        self.assertAlmostEqual(made["least_active_5h_mean"], 10)
        self.assertAlmostEqual(made["relative_amplitude"], 0.9)
        # One step of 180 among 24 hours: 24 * 180² / (23 * (8 * 120² + 16 * 60²)).
        self.assertAlmostEqual(made["intradaily_variability"], 24 * 32_400 / (23 * 172_800))

    def test_finds_none_in_a_day_with_gaps_or_without_movement(self):
        self.assertIsNone(etl.rhythm_of(dict.fromkeys(range(1439), 1.0))["most_active_10h_mean"])
        self.assertIsNone(etl.rhythm_of(dict.fromkeys(range(1440), 0.0))["relative_amplitude"])
        self.assertIsNone(etl.rhythm_of(dict.fromkeys(range(1440), 7.0))["intradaily_variability"])

    def test_makes_a_message_per_day_under_the_subject_of_the_key(self):
        first, second = etl.messages_of(KEY, recording([5.0] * (1440 + 600)))
        self.assertEqual((first["group"], first["subject"]), ("actigraphy", SUBJECT))
        self.assertEqual(first["eventTime"], "2024-10-04T23:59:59Z")
        self.assertEqual(second["eventTime"], "2024-10-05T09:59:59Z")
        self.assertEqual(etl.messages_of("s3://bucket/recordings/Smith/a.json", recording([5.0] * 1440)), [])

    def test_stops_where_the_platform_knows_other_features(self):
        names = list(etl.features_of(dict.fromkeys(range(1440), 1.0)))
        etl.check(names)
        with self.assertRaisesRegex(ValueError, "steps"):
            etl.check([*names, "steps"])


class Putting(unittest.TestCase):
    MESSAGES = [{"subject": SUBJECT, "at": at} for at in range(etl.MAX_RECORDS + 1)]

    def test_puts_no_more_at_once_than_kinesis_takes_and_no_subject_into_the_key(self):
        stream = Stream()
        etl.put(stream, "features", self.MESSAGES)
        self.assertEqual([len(request) for request in stream.requests], [etl.MAX_RECORDS, 1])
        self.assertEqual(json.loads(stream.requests[1][0]["Data"]), self.MESSAGES[-1])
        self.assertNotIn(SUBJECT, stream.requests[0][0]["PartitionKey"])

    def test_puts_again_what_was_refused_and_only_that(self):
        stream = Stream(refusals=1)
        etl.put(stream, "features", self.MESSAGES[:3], patience=0)
        self.assertEqual([len(request) for request in stream.requests], [3, 1])

    def test_fails_when_the_stream_goes_on_refusing(self):
        with self.assertRaisesRegex(RuntimeError, "1 records"):
            etl.put(Stream(refusals=99), "features", self.MESSAGES[:2], patience=0)


if __name__ == "__main__":
    unittest.main()
