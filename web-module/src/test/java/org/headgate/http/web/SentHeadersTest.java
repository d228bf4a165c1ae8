package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class SentHeadersTest {

  @ArchTest
  static void browserApplicationsMaySendEveryHeaderOfTheApi(JavaClasses classes) {
    Set<String> read =
        classes.stream()
            .filter(found -> found.isAnnotatedWith(Path.class))
            .flatMap(found -> Arrays.stream(found.reflect().getDeclaredMethods()))
            .flatMap(method -> Arrays.stream(method.getParameterAnnotations()))
            .flatMap(Arrays::stream)
            .filter(HeaderParam.class::isInstance)
            .map(HeaderParam.class::cast)
            .map(HeaderParam::value)
            .collect(Collectors.toSet());

    assertThat(read).contains("If-Match", "Last-Event-ID");
    assertThat(List.of(CorsFilter.SENT.split(", ", -1))).containsAll(read);
  }
}
