package countinghouse.identity;

import java.util.stream.IntStream;

/** Disjoint sets of the numbers 0 to n - 1. */
final class UnionFind {
  private final int[] parent;

  UnionFind(int size) {
    parent = IntStream.range(0, size).toArray();
  }

  int find(int member) {
    int root = member;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  void join(int one, int other) {
    parent[find(one)] = find(other);
  }
}
