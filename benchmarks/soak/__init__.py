"""One kiosk, hundreds or thousands of people: whether anything in it grows.

``python3 run.py soak [N]`` drives a real kiosk on a terminal through N interviews, as quickly as it
answers, and prints after every tenth of them what the process holds and how quick it is.
"""
