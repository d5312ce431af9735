"""Makes a registry hive from nothing."""
import struct


def minimal_hive():
    """A hive of one block of cells: a root key without subkeys and the security record that keys below it inherit."""
    none, root, security = 0xFFFFFFFF, 0x20, 0x80
    name = b"SYSTEM"
    key = b"nk" + struct.pack("<HQIIIIIIIIIIIIIIIHH", 0x2C, 0, 0, 0, 0, 0, none, none, 0, none, security, none,
                              0, 0, 0, 0, 0, len(name), 0) + name
    descriptor = struct.pack("<BBHIIII", 1, 0, 0x8000, 0, 0, 0, 0)
    record = b"sk" + struct.pack("<HIIII", 0, security, security, 1, len(descriptor)) + descriptor

    def cell(data, size):
        return struct.pack("<i", -size) + data.ljust(size - 4, b"\0")

    cells = cell(key, security - root) + cell(record, 0x40)
    rest = 0x1000 - 0x20 - len(cells)
    block = b"hbin" + struct.pack("<IIQQI", 0, 0x1000, 0, 0, 0) + cells + struct.pack("<i", rest) + bytes(rest - 4)
    head = b"regf" + struct.pack("<IIQIIIIIII", 1, 1, 0, 1, 3, 0, 1, root, 0x1000, 1)
    head = head.ljust(508, b"\0")
    checksum = 0
    for (word,) in struct.iter_unpack("<I", head):
        checksum ^= word
    return (head + struct.pack("<I", checksum)).ljust(0x1000, b"\0") + block
