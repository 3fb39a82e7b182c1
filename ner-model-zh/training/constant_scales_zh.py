"""Constant scales for the int8 network: the English recipe's `constant_scales.py`, with the texts of this folder's `calibration.py`."""
import english  # noqa: F401
import calibration
import constant_scales

if __name__ == "__main__":
    constant_scales.unseen = calibration.unseen
    constant_scales.main()
