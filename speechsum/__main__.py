"""``python -m speechsum``."""

from speechsum.cli import main

if __name__ == "__main__":
    main()
