"""The rooms of the app: model, evidence, text, link, charts, ui, web."""
