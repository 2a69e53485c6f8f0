"""(filled below)"""


def send(ids):
    pass


def rebuild():
    pass


def rank(*a):
    return None


def is_configured():
    return False
