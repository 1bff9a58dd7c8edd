"""The disk: the renderer once per language, all of it assembled beside the target, one swap."""
