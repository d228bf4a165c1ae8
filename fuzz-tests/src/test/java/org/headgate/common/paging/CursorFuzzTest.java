package org.headgate.common.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.fuzzing.ParserFuzz;

class CursorFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<Cursor> read = parsed(InvalidRequestException.class, () -> Cursor.parse(text));
    if (read.isEmpty()) {
      return;
    }
    Cursor cursor = read.get();
    assertThat(Cursor.parse(cursor.text())).isEqualTo(cursor);
    for (int place = 0; place <= cursor.keys().size(); place++) {
      int key = place;
      parsed(InvalidRequestException.class, () -> cursor.string(key));
      parsed(InvalidRequestException.class, () -> cursor.uuid(key));
      parsed(InvalidRequestException.class, () -> cursor.instant(key));
      parsed(InvalidRequestException.class, () -> cursor.number(key));
    }
  }
}
