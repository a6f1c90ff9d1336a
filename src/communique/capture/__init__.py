"""Getting the bytes and the text: files, folders and WARCs in, `RawCapture`s out (`files.captures`), and their text (`decode.decode`)."""
