package org.headgate.accounts.persistence.imports;

/**
 * Pending lines of an import, encrypted because they contain hashes and secrets.
 *
 * @param firstLine its number in the file, from 1
 */
public record ImportChunk(int firstLine, EncryptedLines lines) {}
