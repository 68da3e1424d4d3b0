package org.fengsui.console;

/** One file of the page. */
@SuppressWarnings("ArrayRecordComponent") // a file is carried, never compared
record Asset(byte[] content, String type, String etag) {}
