"""A Keras model of actigraphy: windows of minutes in, scores out."""

from dataclasses import dataclass
from typing import Any, Literal

import keras
import numpy as np
import numpy.typing as npt

from app import layers as _layers  # noqa: F401 (registers them)
from app.artifact import Artifact

Minutes = npt.NDArray[np.float32]
Scores = dict[str, list[float]]

# Attention maps of a week have 560² numbers a head: more than an answer should.
MAX_SCORES = 4096

_SERIES_RANK = 2


class ModelError(Exception):
    """The file is no model of this kind, or the model answers with what is no number."""


@dataclass(frozen=True)
class ActigraphyModel:
    sha256: str
    window: int
    """Minutes of a window; 10,080 for PAT."""
    standardisation: Literal["model", "series"]
    """Who brings counts to mean 0 and deviation 1: a Normalization layer of the model, or this service, window by window."""
    network: Any

    def score(self, minutes: Minutes) -> Scores:
        counts = minutes if self.standardisation == "model" else (minutes - minutes.mean()) / minutes.std()
        answers = self.network.predict_on_batch(counts[np.newaxis, :])
        named = zip(self.network.output_names, answers if isinstance(answers, list) else [answers], strict=True)
        scores = {name: np.asarray(answer, dtype=np.float64)[0] for name, answer in named}
        if not all(np.isfinite(answer).all() for answer in scores.values()):
            raise ModelError("a score that is no number")
        return {name: answer.tolist() for name, answer in scores.items()}


def load(artifact: Artifact) -> ActigraphyModel:
    """Load without running code of the file, check what goes in and out, and run once, so that the first caller does not wait."""
    try:
        # Lambda layers are code: safe_mode refuses them in both formats since Keras 3.11.3.
        network = keras.saving.load_model(artifact.path, compile=False, safe_mode=True)
    except Exception as error:
        raise ModelError("not a model of Keras, or one with code in it") from error
    inputs, outputs = network.inputs, network.outputs
    if len(inputs) != 1 or len(inputs[0].shape) != _SERIES_RANK or inputs[0].shape[1] is None:
        raise ModelError("a model takes one series of a known length")
    sizes = [output.shape[1] for output in outputs if len(output.shape) == _SERIES_RANK]
    known = [size for size in sizes if size is not None]
    if len(known) != len(outputs) or sum(known) > MAX_SCORES:
        raise ModelError("a model answers with a few scores")
    normalises = any(isinstance(layer, keras.layers.Normalization) for layer in network.layers)
    model = ActigraphyModel(artifact.sha256, inputs[0].shape[1], "model" if normalises else "series", network)
    model.score(np.arange(model.window, dtype=np.float32))
    return model
