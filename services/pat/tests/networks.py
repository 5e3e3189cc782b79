"""Small networks of Keras: one with the parts of PAT, and some that must not be served."""

from typing import Any

import keras

from app.layers import Patches, SinusoidalPositions

WINDOW = 36
PATCH = 18
WIDTH = 8


def pat(*, normalises: bool = False) -> Any:
    series = keras.Input((WINDOW,))
    counts = keras.layers.Normalization(axis=None, mean=50.0, variance=400.0)(series) if normalises else series
    patches = keras.layers.Dense(WIDTH)(Patches(PATCH)(counts))
    placed = SinusoidalPositions()(patches)
    attended = keras.layers.MultiHeadAttention(num_heads=2, key_dim=WIDTH)(placed, placed)
    encoded = keras.layers.LayerNormalization(epsilon=1e-6)(keras.layers.Add()([placed, attended]))
    pooled = keras.layers.GlobalAveragePooling1D()(encoded)
    return keras.Model(series, keras.layers.Dense(1, activation="sigmoid", name="risk")(pooled))


def with_code() -> Any:
    series = keras.Input((WINDOW,))
    return keras.Model(series, keras.layers.Dense(1)(keras.layers.Lambda(lambda counts: counts * 2)(series)))


def of_two_series() -> Any:
    first, second = keras.Input((WINDOW,)), keras.Input((WINDOW,))
    return keras.Model([first, second], keras.layers.Dense(1)(keras.layers.Add()([first, second])))


def with_many_scores() -> Any:
    series = keras.Input((WINDOW,))
    return keras.Model(series, Patches(PATCH)(series))


def without_numbers() -> Any:
    series = keras.Input((WINDOW,))
    score = keras.layers.Dense(1, kernel_initializer=keras.initializers.Constant(float("nan")))
    return keras.Model(series, score(series))
