"""The SPARQL endpoint: a store folder answers over HTTP, read-only and within limits.

Requests come in through `doors` (who may ask, what is logged), `protocol` reads what they ask and
`negotiation` in which format; `pool` hands the query to a process of its own, where `worker`
examines, evaluates and writes it. `things` and `documents` answer for the addresses of our own
IRIs. `run` binds a port and stops in good order.

Starlette and uvicorn are the extra `serve`; nothing else of the package imports this room.
"""

from __future__ import annotations
