package org.headgate.common.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

  @Test
  void cursorSurvivesRoundTrip() {
    Instant at = Instant.parse("2026-01-31T09:00:00.123456Z");
    UUID id = new UUID(7, 11);

    Cursor cursor = Cursor.parse(Cursor.of(at, id, "Ada, Lovelace").text());

    assertThat(cursor.instant(0)).isEqualTo(at);
    assertThat(cursor.uuid(1)).isEqualTo(id);
    assertThat(cursor.string(2)).isEqualTo("Ada, Lovelace");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "x",
        "bm90IGFuIGluc3RhbnQ",
        "LTEwMDAwMDAwMDAtMDEtMDFUMDA6MDA6MDBa",
        "AA",
        "ÄÖÜ"
      })
  void forgedCursorIsRefusedByName(String text) {
    assertThatThrownBy(() -> Cursor.parse(text).instant(0))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.errors()).extracting(FieldError::field).contains("cursor"));
  }

  @Test
  void fullPageHasNextCursor() {
    List<String> read = List.of("a", "b", "c");

    assertThat(Page.of(read, 2, Cursor::of).items()).containsExactly("a", "b");
    assertThat(Page.of(read, 2, Cursor::of).nextCursor()).contains(Cursor.of("b").text());
    assertThat(Page.of(read, 3, Cursor::of).nextCursor()).isEmpty();
  }

  @Test
  void wholeListIsReadPageByPage() {
    List<String> whole = List.of("a", "b", "c");

    Page<String> first = page(whole, 2, Optional.empty());
    Page<String> last = page(whole, 2, first.nextCursor());

    assertThat(first.items()).containsExactly("a", "b");
    assertThat(last).isEqualTo(new Page<>(List.of("c"), Optional.empty()));
    assertThat(page(whole, 3, Optional.empty()).nextCursor()).isEmpty();
  }

  @Test
  void nextPageOfAWholeListFollowsTheLastItem() {
    Optional<String> afterB = page(List.of("a", "b", "c", "d"), 2, Optional.empty()).nextCursor();

    assertThat(page(List.of("new", "a", "b", "c", "d"), 2, afterB).items())
        .containsExactly("c", "d");
    assertThat(page(List.of("b", "c", "d"), 2, afterB).items()).containsExactly("c", "d");
    assertThat(page(List.of("a", "c", "d"), 2, afterB).items()).containsExactly("c", "d");
    assertThat(page(List.of("b"), 2, afterB).items()).isEmpty();
    assertThat(page(List.of(), 2, afterB).items()).isEmpty();
  }

  private static Page<String> page(List<String> whole, int limit, Optional<String> cursor) {
    return Page.of(whole, new PageQuery(limit, cursor), Function.identity());
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, Long.MAX_VALUE})
  void pageBehindTheEndOfAWholeListIsEmpty(long position) {
    assertThat(page(List.of("a", "b", "c"), 2, Optional.of(Cursor.of(position).text())))
        .isEqualTo(new Page<>(List.of(), Optional.empty()));
  }

  @Test
  void wholeListRefusesCursorOfAnotherList() {
    Optional<String> other = Optional.of(Cursor.of(new UUID(7, 11)).text());

    assertThatThrownBy(() -> page(List.of("a", "b", "c"), 2, other))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.errors()).extracting(FieldError::field).contains("cursor"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 201, Integer.MAX_VALUE})
  void limitOutOfRangeIsRefusedByName(int limit) {
    assertThatThrownBy(() -> new PageQuery(limit, Optional.empty()).limit())
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.errors()).extracting(FieldError::field).contains("limit"));
  }

  @Test
  void defaultLimitIsFifty() {
    assertThat(new PageQuery().limit()).isEqualTo(50);
    assertThat(new PageQuery().cursor()).isEmpty();
    assertThat(new PageQuery(200, Optional.of("")).limit()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+5",
        "",
        "-0",
        "-5",
        " 5",
        "5 ",
        "5.0",
        "5e0",
        "0x5",
        "05_0",
        "٥",
        "５",
        "0",
        "201",
        "5,6",
        "2147483648",
        "99999999999999999999",
        "null",
        "NaN"
      })
  void invalidNumbersAreRefusedByName(String text) {
    assertThatThrownBy(() -> QueryParameters.number("limit", text, 1, 200))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.errors())
                    .containsExactly(
                        new FieldError("limit", "must be a whole number from 1 to 200")));
  }

  @Test
  void textsAreBoundedInCharacters() {
    String longest = "\ud83d\ude00".repeat(254);

    assertThat(QueryParameters.text("query", longest)).contains(longest);
    assertThatThrownBy(() -> QueryParameters.text("query", longest + "a"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.errors()).extracting(FieldError::field).contains("query"));
  }

  @Test
  void missingNumbersAreEmpty() {
    assertThat(QueryParameters.number("limit", null, 1, 200)).isEmpty();
    assertThat(QueryParameters.number("limit", "200", 1, 200)).contains(200);
  }
}
