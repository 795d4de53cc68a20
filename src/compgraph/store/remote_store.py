"""A store on a server: a SPARQL 1.1 endpoint that takes queries and updates."""

from __future__ import annotations

from compgraph.store.endpoint import Endpoint
from compgraph.store.remote import RemoteEngine
from compgraph.store.shipped import load_schemes
from compgraph.store.store import Store


class RemoteStore(Store):
    """A store at an address. It has no snapshot, no copy for another process, and no files.

    Nothing is written there before the first change, which brings the shipped code lists along.
    """

    def __init__(self, address: str, *, read_only: bool) -> None:
        self.endpoint = Endpoint(address)
        engine = RemoteEngine(self.endpoint)
        super().__init__(engine, read_only=read_only)
        self._remote = engine
        self._prepared = False

    def close(self) -> None:
        """End the connection. Closing twice is no fault; every other use afterwards is."""
        self.endpoint.close()
        super().close()

    def _writable(self) -> None:
        super()._writable()
        if not self._prepared:
            load_schemes(self._remote)
            self._prepared = True
