"""Makes exports to measure with: large ones in every encoding, and folders of small ones."""
import os, pathlib

# What stands before the text, its header, and how its characters are written.
ENCODINGS = {
    "UTF-16": (b"\xff\xfe", "Windows Registry Editor Version 5.00", "utf-16-le"),
    "UTF-8": (b"\xef\xbb\xbf", "Windows Registry Editor Version 5.00", "utf-8"),
    "ANSI": (b"", "REGEDIT4", "cp1252"),
}
SUBSYSTEMS = r"HKEY_LOCAL_MACHINE\SYSTEM\ControlSet001\Control\Session Manager\SubSystems"
COMPUTER_NAME = r"HKEY_LOCAL_MACHINE\SYSTEM\ControlSet001\Control\ComputerName\ComputerName"
WINDOWS = (r"%SystemRoot%\system32\csrss.exe ObjectDirectory=\Windows SharedSection=1024,20480,768 Windows=On "
           "SubSystemType=Windows ServerDll=basesrv,1 ServerDll=winsrv:UserServerDllInitialization,3 "
           "ServerDll=sxssrv,4 ProfileControl=Off MaxRequestThreads=16")
# So many different blocks repeat in a large export.
BLOCKS = 3000
FILES_IN_A_FOLDER = 500


def hex_value(name, kind, data):
    """A value as regedit writes it."""
    line, lines = f'"{name}"={kind}:', []
    for index, byte in enumerate(data):
        line += f"{byte:02x}" + ("," if index < len(data) - 1 else "")
        if len(line) > 76 and index < len(data) - 1:
            lines.append(line + "\\")
            line = "  "
    return "\r\n".join(lines + [line]) + "\r\n"


def stored(text, encoding):
    """The bytes of a string in a hex list: REGEDIT4 has them in the code page, version 5 in UTF-16."""
    return (text + "\0").encode("cp1252" if encoding == "ANSI" else "utf-16-le")


def windows_value(encoding):
    return hex_value("Windows", "hex(2)", stored(WINDOWS, encoding))


def block(number, encoding):
    """A stretch of an export with the mixture of a real one: short keys, strings, numbers, long lists of bytes."""
    device = rf"VEN_8086&DEV_{number % 65536:04X}&SUBSYS_00000000"
    root = rf"HKEY_LOCAL_MACHINE\SYSTEM\ControlSet001\Enum\PCI\{device}\3&{number:x}"
    # A quarter of the devices has a letter beyond ASCII.
    word = "Gerät" if number % 4 == 0 else "Device"
    # Lists of 100 to 700 bytes, long and short ones in turn, so that a short export has the same mixture as a long one.
    noise = [(number * 31 + index * index * 7) % 256 for index in range(100 + number * 389 % 600)]
    out = f"[{root}]\r\n" + f'"DeviceDesc"="@machine.inf,%pci\\\\ven_8086.devicedesc%;{word} {number}"\r\n'
    out += f'"Capabilities"=dword:{number & 0xFFFFFFFF:08x}\r\n"ConfigFlags"=dword:00000000\r\n'
    out += '"ClassGUID"="{4d36e97d-e325-11ce-bfc1-08002be10318}"\r\n'
    out += hex_value("HardwareID", "hex(7)", stored(f"PCI\\VEN_8086&DEV_{number:04X}\0", encoding))
    out += "\r\n" + f"[{root}\\Control]\r\n\r\n[{root}\\Device Parameters]\r\n"
    return out + hex_value("BootConfig", "hex(8)", noise) + "\r\n"


def export(path, characters, encoding="UTF-16"):
    """Writes an export of about so many characters, with the Windows value at its end; gives its size in bytes."""
    mark, header, codec = ENCODINGS[encoding]
    pieces, length = [], 0
    while len(pieces) < BLOCKS and length <= characters:
        pieces.append(block(len(pieces), encoding))
        length += len(pieces[-1])
    whole = "".join(pieces).encode(codec)
    with open(path, "wb") as file:
        file.write(mark + f"{header}\r\n\r\n".encode(codec))
        for _ in range(characters // length):
            file.write(whole)
        left, number = characters % length, 0
        while left > 0:
            file.write(pieces[number].encode(codec))
            left -= len(pieces[number])
            number += 1
        file.write(f"[{SUBSYSTEMS}]\r\n{windows_value(encoding)}\r\n".encode(codec))
        # So that it is not written to the disk while something is measured; it stays in memory.
        file.flush()
        os.fsync(file.fileno())
        return file.tell()


def small_export(path, computer=None):
    """An export of the SubSystems key; with a computer's name also of the key that holds it."""
    mark, header, codec = ENCODINGS["UTF-16"]
    text = f"{header}\r\n\r\n[{SUBSYSTEMS}]\r\n{windows_value('UTF-16')}"
    if computer:
        text += f'\r\n[{COMPUTER_NAME}]\r\n"ComputerName"="{computer}"\r\n'
    pathlib.Path(path).write_bytes(mark + text.encode(codec))


def small_exports(folder, count, alike=True):
    """A folder with folders of small exports, all alike or no two."""
    os.mkdir(folder)
    for number in range(count):
        if number % FILES_IN_A_FOLDER == 0:
            os.mkdir(f"{folder}/{number // FILES_IN_A_FOLDER}")
        name = f"{folder}/{number // FILES_IN_A_FOLDER}/{number}.reg"
        small_export(name, None if alike else f"HOST-{number:06}")
    os.sync()
