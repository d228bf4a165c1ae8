package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.AuditSeal;
import org.headgate.common.service.KeyRing;
import org.headgate.common.service.UuidBytes;

/**
 * Computes the digests and seals that make changes of the log visible. Each entry has a digest of
 * its content; each seal covers the digest, the position and the previous seal. All are MACs under
 * the server's secret, so write access to the database alone cannot forge them.
 */
@ApplicationScoped
public class AuditChain {

  /** The value before the first entry. */
  static final AuditSeal BEGINNING = new AuditSeal(0, "");

  private static final byte[] ABSENT = {0};

  private KeyRing keys;

  protected AuditChain() {}

  @Inject
  public AuditChain(KeyRing keys) {
    this.keys = keys;
  }

  /** The digest of an entry's content. */
  public String digest(AuditEntryEntity row) {
    byte[][] parts =
        Stream.of(
                UuidBytes.of(row.id()),
                micros(row.occurredAt()),
                text(row.actor()),
                text(row.action()),
                text(row.subjectKind()),
                text(row.subjectId()),
                text(row.outcome()),
                text(row.reason()),
                text(row.address()),
                text(row.traceId()),
                text(row.details()))
            .toArray(byte[][]::new);
    return hex(keys.mac(KeyRing.Purpose.AUDIT_ENTRY, parts));
  }

  /** The seal after another one. */
  AuditSeal link(AuditSeal previous, String digest) {
    long position = previous.position() + 1;
    byte[] value =
        keys.mac(
            KeyRing.Purpose.AUDIT_CHAIN, text(previous.value()), number(position), text(digest));
    return new AuditSeal(position, hex(value));
  }

  /** Proves that the retention removed everything up to the seal. */
  String anchorMac(AuditSeal seal) {
    return hex(keys.mac(KeyRing.Purpose.AUDIT_ANCHOR, number(seal.position()), text(seal.value())));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** An absent text is encoded differently from an empty one. */
  private static byte[] text(Optional<String> text) {
    return text.map(present -> text("\u0001" + present)).orElse(ABSENT);
  }

  private static byte[] micros(Instant instant) {
    return number(Math.addExact(instant.getEpochSecond() * 1_000_000L, instant.getNano() / 1_000));
  }

  private static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
