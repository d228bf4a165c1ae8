package org.headgate.pool.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.common.web.access.OperatorLaneAccess;

@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class OperatorRoutesTest {

  private static final String ROOT = "/api/v1";

  /** Else operators wait for a permit while requests that are stuck hold all of them. */
  @ArchTest
  static void whatUsesTheOperatorLaneNeedsNoPermit(JavaClasses classes) {
    Set<String> routes =
        classes.stream()
            .filter(resource -> resource.isAnnotatedWith(OperatorLaneAccess.class))
            .map(JavaClass::reflect)
            .flatMap(OperatorRoutesTest::routes)
            .collect(Collectors.toSet());

    assertThat(routes)
        .contains(ROOT + "/admin/diagnosis", ROOT + "/admin/alerts/{id}/acknowledgement")
        .allMatch(route -> new AdmissionRoute(route).isForOperators());
    assertThat(new AdmissionRoute(ROOT + "/admin/users").isForOperators()).isFalse();
    assertThat(new AdmissionRoute(ROOT + "/admin/poolside").isForOperators()).isFalse();
  }

  private static Stream<String> routes(Class<?> resource) {
    return Stream.concat(Stream.of(resource), Arrays.stream(resource.getInterfaces()))
        .flatMap(declaring -> Arrays.stream(declaring.getMethods()))
        .filter(OperatorRoutesTest::isOperation)
        .map(method -> ROOT + path(resource) + path(method));
  }

  private static boolean isOperation(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  private static String path(AnnotatedElement declared) {
    return Optional.ofNullable(declared.getAnnotation(Path.class)).map(Path::value).orElse("");
  }
}
