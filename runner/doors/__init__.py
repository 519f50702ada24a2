"""The ways between a page and its doorman: a websocket, or a stream and posts where none passes."""
