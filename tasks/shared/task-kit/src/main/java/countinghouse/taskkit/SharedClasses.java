package countinghouse.taskkit;

import java.util.List;

/**
 * What a library with a loader of its own shares with the task: this package's classes, JSON's, and
 * Java's. Every other class it brings itself, so that no library beside the task, such as an HTTP
 * client of a driver, takes the place of its own.
 */
final class SharedClasses extends ClassLoader {
  private static final List<String> SHARED =
      List.of("countinghouse.taskkit.", "com.fasterxml.jackson.");

  private final ClassLoader ofTheTask;

  SharedClasses(ClassLoader ofTheTask) {
    super(ClassLoader.getPlatformClassLoader());
    this.ofTheTask = ofTheTask;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (SHARED.stream().noneMatch(name::startsWith)) {
      throw new ClassNotFoundException(name);
    }
    return ofTheTask.loadClass(name);
  }
}
