"""Ways to compute a model, behind one interface."""

import sys

# OpenVINO's converter reports its use to its maker over the network, unasked. Nothing leaves this house: what cannot
# be imported, it does without.
sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]
