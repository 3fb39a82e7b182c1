"""When a training is to end."""
import datetime


def seconds_until(time):
    """Until the next time that a clock shows this time of day, as 01:40; 0 from then on, for half a day."""
    hour, minute = map(int, time.split(":"))
    now = datetime.datetime.now()
    left = (now.replace(hour=hour, minute=minute, second=0) - now).total_seconds()
    return max(0, (left + 43200) % 86400 - 43200)
