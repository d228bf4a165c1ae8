package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.bytecode.internal.bytebuddy.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.property.access.internal.PropertyAccessStrategyFieldImpl;
import org.hibernate.property.access.spi.PropertyAccess;
import org.junit.jupiter.api.Test;

/** The application has nothing of what the persistence units leave out at each start. */
class PersistenceUnitTest {

  private static final Pattern LISTED = Pattern.compile("<class>([^<]+)</class>");

  @Test
  void entitiesHaveNoConstraintsThatNobodyChecks() throws IOException {
    List<String> classes = listed();

    assertThat(classes).isNotEmpty();
    assertThat(classes.stream().flatMap(PersistenceUnitTest::annotations))
        .noneMatch(
            annotation ->
                annotation.annotationType().getPackageName().startsWith("jakarta.validation"));
  }

  @Test
  void mappingsAreAnnotationsOnly() {
    assertThat(PersistenceUnitTest.class.getResource("/META-INF/orm.xml")).isNull();
  }

  @Test
  void noClassOfAStaticMetamodelIsGenerated() throws IOException {
    assertThat(listed().stream().map(name -> "/" + name.replace('.', '/') + "_.class"))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(PersistenceUnitTest.class.getResource(file)).isNull());
  }

  @Test
  void fieldsOfEntitiesAreReachedByReflectionOnly() throws IOException {
    BytecodeProvider provider = new BytecodeProviderImpl();

    assertThat(
            listed().stream().map(PersistenceUnitTest::type).filter(PersistenceUnitTest::isMapped))
        .isNotEmpty()
        .allSatisfy(
            type -> assertThat(provider.getReflectionOptimizer(type, properties(type))).isNull());
  }

  private static boolean isMapped(Class<?> type) {
    return type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(Embeddable.class);
  }

  private static Map<String, PropertyAccess> properties(Class<?> type) {
    Map<String, PropertyAccess> properties = new LinkedHashMap<>();
    Arrays.stream(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .map(Field::getName)
        .forEach(
            name ->
                properties.put(
                    name,
                    PropertyAccessStrategyFieldImpl.INSTANCE.buildPropertyAccess(
                        type, name, true)));
    return properties;
  }

  private static List<String> listed() throws IOException {
    try (InputStream units =
        PersistenceUnitTest.class.getResourceAsStream("/META-INF/persistence.xml")) {
      String text = new String(units.readAllBytes(), StandardCharsets.UTF_8);
      return LISTED.matcher(text).results().map(PersistenceUnitTest::name).toList();
    }
  }

  private static String name(MatchResult match) {
    return match.group(1);
  }

  private static Stream<Annotation> annotations(String name) {
    Class<?> type = type(name);
    Stream<AnnotatedElement> members =
        Stream.concat(
            Arrays.stream(type.getDeclaredFields()), Arrays.stream(type.getDeclaredMethods()));
    return Stream.concat(Stream.<AnnotatedElement>of(type), members)
        .flatMap(element -> Arrays.stream(element.getAnnotations()));
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
