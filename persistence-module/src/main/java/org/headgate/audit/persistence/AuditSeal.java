package org.headgate.audit.persistence;

/**
 * A link of the chain.
 *
 * @param position from 1; 0 for the beginning, before any entry
 * @param value hexadecimal
 */
public record AuditSeal(long position, String value) {}
