package org.headgate.accounts.persistence.imports;

/**
 * A refused line and its reason.
 *
 * @param line its number in the file, from 1
 * @param field {@code line} where it is no JSON object
 * @param reason what is allowed; never what was sent
 */
public record RefusedLineRow(int line, String field, String reason) {}
