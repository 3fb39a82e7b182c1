"""Constant scales for the int8 network, by the English recipe's `constant_scales.py` over this folder's `calibration.py`."""
import english  # noqa: F401
import constant_scales

if __name__ == "__main__":
    constant_scales.main()
