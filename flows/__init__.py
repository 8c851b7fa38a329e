"""Prefect flows over `gongkai.pipeline`: one task per host, one per batch of documents, never one per page.

They hold no rule of their own. `flows.runtime` runs the whole in this process with a server of its own; on a machine
that serves a schedule, `prefect.yaml` beside this folder says how to deploy. Importing this package imports no Prefect.
"""
