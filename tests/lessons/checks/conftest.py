from tests.runner.conftest import kernels

__all__ = ["kernels"]
