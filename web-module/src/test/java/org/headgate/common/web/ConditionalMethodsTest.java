package org.headgate.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class ConditionalMethodsTest {

  private static final List<Class<? extends Annotation>> CHANGING =
      List.of(PUT.class, PATCH.class, DELETE.class);

  /** Else the filter would answer 412 to the very tag that the caller was given. */
  @ArchTest
  static void whatHasAnETagIsChangedUnderTheConditionOfIt(JavaClasses classes) {
    Set<String> tagged =
        classes.stream()
            .filter(resource -> resource.isAnnotatedWith(Path.class))
            .filter(resource -> !resource.isInterface())
            .map(JavaClass::reflect)
            .flatMap(resource -> Arrays.stream(resource.getMethods()))
            .filter(method -> method.isAnnotationPresent(WithETag.class))
            .flatMap(method -> contract(method).stream())
            .filter(method -> method.isAnnotationPresent(GET.class))
            .map(ConditionalMethodsTest::path)
            .collect(Collectors.toSet());

    assertThat(tagged).contains("/users/me", "/admin/users/{id}", "/admin/alerts/endpoints/{id}");
    assertThat(
            classes.stream()
                .filter(JavaClass::isInterface)
                .filter(contract -> contract.isAnnotatedWith(Path.class))
                .flatMap(contract -> Arrays.stream(contract.reflect().getDeclaredMethods()))
                .filter(method -> CHANGING.stream().anyMatch(method::isAnnotationPresent))
                .filter(method -> tagged.contains(path(method)))
                .filter(method -> !takesIfMatch(method))
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName()))
        .isEmpty();
  }

  private static Optional<Method> contract(Method implementation) {
    return Arrays.stream(implementation.getDeclaringClass().getInterfaces())
        .flatMap(contract -> Arrays.stream(contract.getMethods()))
        .filter(method -> method.getName().equals(implementation.getName()))
        .filter(
            method -> Arrays.equals(method.getParameterTypes(), implementation.getParameterTypes()))
        .findFirst();
  }

  private static String path(Method method) {
    return Stream.<AnnotatedElement>of(method.getDeclaringClass(), method)
        .flatMap(declared -> Optional.ofNullable(declared.getAnnotation(Path.class)).stream())
        .map(Path::value)
        .collect(Collectors.joining());
  }

  private static boolean takesIfMatch(Method method) {
    return Arrays.stream(method.getParameterAnnotations())
        .flatMap(Arrays::stream)
        .anyMatch(
            annotation ->
                annotation instanceof HeaderParam header
                    && header.value().equals(HttpHeaders.IF_MATCH));
  }
}
