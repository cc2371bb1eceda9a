"""Adapters to site generators: the only modules that import one."""
