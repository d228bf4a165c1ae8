package org.headgate.audit.persistence;

/**
 * The last seal that the retention has removed, where the chain goes on from.
 *
 * @param mac of it under the server's secret, hexadecimal: nobody else can make believe that the
 *     retention was at work
 */
public record AuditAnchorEntity(AuditSeal seal, String mac) {}
