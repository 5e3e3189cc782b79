"""Layers of the Pretrained Actigraphy Transformer that Keras has not got, so that its models load without code in their files."""

from typing import Any

import keras
from keras import ops


@keras.saving.register_keras_serializable(package="pat")
class Patches(keras.layers.Layer):  # type: ignore[misc]
    """Cuts a series of minutes into patches: PAT-S and PAT-M have 18 minutes in each, PAT-L 9.

    @see https://github.com/njacobsonlab/Pretrained-Actigraphy-Transformer
    """

    def __init__(self, size: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.size = size

    def build(self, input_shape: tuple[int | None, ...]) -> None:
        if input_shape[-1] is None or input_shape[-1] % self.size != 0:
            raise ValueError("a series has to be of whole patches")

    def call(self, series: Any) -> Any:
        return ops.reshape(series, (-1, series.shape[-1] // self.size, self.size))

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "size": self.size}


@keras.saving.register_keras_serializable(package="pat")
class SinusoidalPositions(keras.layers.Layer):  # type: ignore[misc]
    """Adds to each patch where it is: sines, then cosines, of its number."""

    def call(self, patches: Any) -> Any:
        number, width = patches.shape[-2:]
        exponents = ops.arange(0, width, 2, dtype="float32") * (-ops.log(10000.0) / width)
        angles = ops.expand_dims(ops.arange(number, dtype="float32"), -1) * ops.exp(exponents)
        return patches + ops.concatenate([ops.sin(angles), ops.cos(angles)], axis=-1)
