package org.headgate.accounts.persistence.imports;

/**
 * Lines of an import that wait, sealed: there are hashes and secrets in them.
 *
 * @param firstLine its number in the file, from 1
 */
public record ImportChunk(int firstLine, SealedLines lines) {}
