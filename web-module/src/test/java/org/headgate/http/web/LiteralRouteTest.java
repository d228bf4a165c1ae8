package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "org.headgate", importOptions = ImportOption.DoNotIncludeTests.class)
class LiteralRouteTest {

  private static final String ROOT = "/api/v1";

  @ArchTest
  static void everyRouteBesideATemplateIsKnown(JavaClasses classes) {
    Map<String, Set<String>> methods = methodsByRoute(classes);
    Map<String, Set<String>> literal = new TreeMap<>(methods);
    literal
        .keySet()
        .removeIf(route -> methods.keySet().stream().noneMatch(other -> isBeside(route, other)));

    assertThat(literal).isNotEmpty().isEqualTo(known());
  }

  /** A caller who accepts such a type and no JSON is not refused before its route is known. */
  @ArchTest
  static void everyRouteOfAnotherTypeIsKnown(JavaClasses classes) {
    Set<String> routes = new TreeSet<>();
    resources(classes).forEach(resource -> addRoutesOfOtherTypes(resource, routes));

    assertThat(routes)
        .contains(ROOT + "/admin/incidents/{id}", ROOT + "/admin/users/exports")
        .allMatch(
            route ->
                LiteralRoute.ALL.containsKey(route)
                    || HeaderFieldFilter.OF_OTHER_TYPES
                        .matcher(route.replaceAll("\\{[a-z]+}", "1"))
                        .matches());
  }

  private static void addRoutesOfOtherTypes(Class<?> resource, Set<String> routes) {
    methods(resource)
        .filter(LiteralRouteTest::hasOtherTypes)
        .forEach(method -> routes.add(ROOT + path(resource) + path(method)));
  }

  private static boolean hasOtherTypes(Method method) {
    return Optional.ofNullable(method.getAnnotation(Produces.class)).stream()
        .flatMap(types -> Arrays.stream(types.value()))
        .anyMatch(type -> !type.equals(MediaType.APPLICATION_JSON));
  }

  private static Map<String, Set<String>> known() {
    return LiteralRoute.ALL.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, route -> new TreeSet<>(route.getValue().methods())));
  }

  private static boolean isBeside(String route, String template) {
    int end = route.lastIndexOf('/');
    return route.indexOf('{', end) < 0
        && template.lastIndexOf('/') == end
        && template.startsWith(route.substring(0, end) + "/{");
  }

  private static Map<String, Set<String>> methodsByRoute(JavaClasses classes) {
    Map<String, Set<String>> methods = new TreeMap<>();
    resources(classes).forEach(resource -> addRoutes(resource, methods));
    return methods;
  }

  private static Stream<Class<?>> resources(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.isAnnotatedWith(Path.class) && !type.isInterface())
        .map(JavaClass::reflect);
  }

  private static Stream<Method> methods(Class<?> resource) {
    return Stream.concat(Stream.of(resource), Arrays.stream(resource.getInterfaces()))
        .flatMap(declaring -> Arrays.stream(declaring.getMethods()));
  }

  private static void addRoutes(Class<?> resource, Map<String, Set<String>> methods) {
    methods(resource)
        .forEach(
            method ->
                names(method)
                    .forEach(
                        name ->
                            methods
                                .computeIfAbsent(
                                    ROOT + path(resource) + path(method), route -> new TreeSet<>())
                                .add(name)));
  }

  /** JAX-RS answers HEAD by a method for GET. */
  private static Stream<String> names(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .flatMap(Stream::ofNullable)
        .map(HttpMethod::value)
        .flatMap(name -> name.equals("GET") ? Stream.of(name, "HEAD") : Stream.of(name));
  }

  private static String path(AnnotatedElement declared) {
    return Optional.ofNullable(declared.getAnnotation(Path.class)).map(Path::value).orElse("");
  }
}
