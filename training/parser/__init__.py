"""The sentence parser: data, model, training, evaluation and export of the model that `language/` loads."""
