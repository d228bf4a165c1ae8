package org.headgate.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.documents.Project;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The queries that the documents give to operators, on the database of a running server. */
class DocumentedQueriesIT {

  private static final Pattern QUERY =
      Pattern.compile("(?:`|```sql\\n)(select\\s[^`;]+\\sfrom\\s[^`;]+)");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private final Sql sql = new Sql(Headgate.shared().databaseUrl());

  static List<String> documentedQueries() {
    Project project = Project.found();
    return Stream.of("docs/operations.md", "docs/scaling.md", "docs/upgrade.md")
        .flatMap(document -> QUERY.matcher(project.text(document)).results())
        .map(query -> WHITE_SPACE.matcher(query.group(1)).replaceAll(" ").strip())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("documentedQueries")
  void queryFitsTheTables(String query) {
    assertThatCode(() -> sql.texts(query)).doesNotThrowAnyException();
  }

  @Test
  void nextRunOfHousekeepingIsFound() {
    assertThat(documentedQueries())
        .filteredOn(query -> query.contains("'housekeeping'"))
        .singleElement()
        .satisfies(query -> assertThat(sql.texts(query)).singleElement().isNotNull());
  }
}
