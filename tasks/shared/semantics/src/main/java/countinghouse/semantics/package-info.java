/**
 * What the star means to whoever reads it. {@link countinghouse.semantics.SemanticModel#read()} is
 * the way in: tables and columns with captions, types, roles and descriptions, the relationships
 * between them, measures with formulas, hierarchies and subject areas. Reports, Tableau's data
 * sources and the reference pages are made of it, so that a figure has one name and one formula
 * everywhere.
 */
@NullMarked
package countinghouse.semantics;

import org.jspecify.annotations.NullMarked;
