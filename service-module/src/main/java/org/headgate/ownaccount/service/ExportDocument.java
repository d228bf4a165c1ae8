package org.headgate.ownaccount.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.headgate.common.json.JsonMappers;
import org.headgate.personaldata.service.ExportMember;

/** A person's data export as one JSON object, in pieces of one page each. */
public final class ExportDocument implements Iterator<byte[]> {

  private final Iterator<ExportMember> members;
  private final Instant at;
  private Optional<ExportMember> current = Optional.empty();
  private boolean started;
  private boolean ended;
  private boolean firstItem;

  /**
   * @param at time of the export
   * @param members its parts in their order
   */
  public ExportDocument(Instant at, List<ExportMember> members) {
    this.at = at;
    this.members = members.iterator();
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  /** Reads one page. */
  @Override
  public byte[] next() {
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    if (!started) {
      started = true;
      write(piece, "{\"exported_at\":\"" + at + "\"");
    }
    if (current.isEmpty() && members.hasNext()) {
      begin(members.next(), piece);
    }
    current.ifPresentOrElse(
        member -> writePage(member, piece),
        () -> {
          ended = true;
          write(piece, "}");
        });
    return piece.toByteArray();
  }

  private void begin(ExportMember member, ByteArrayOutputStream piece) {
    current = Optional.of(member);
    firstItem = true;
    write(piece, ",\"" + member.name() + "\":" + (member.list() ? "[" : ""));
  }

  private void writePage(ExportMember member, ByteArrayOutputStream piece) {
    for (JsonNode item : member.pages().next()) {
      if (!firstItem) {
        write(piece, ",");
      }
      firstItem = false;
      piece.writeBytes(JsonMappers.writeBytes(item));
    }
    if (!member.pages().hasNext()) {
      if (member.list()) {
        write(piece, "]");
      }
      current = Optional.empty();
    }
  }

  private static void write(ByteArrayOutputStream piece, String text) {
    piece.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
