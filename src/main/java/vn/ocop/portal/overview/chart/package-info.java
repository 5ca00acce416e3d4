/// Charts of the consolidated view: typed, without a word or colour of their own, drawn as SVG for pages and as bars
/// for
/// paper. Every figure stands as text beside its shape, and shapes differ by fill and pattern, so that nothing is told
/// by
/// colour alone.
@NullMarked
package vn.ocop.portal.overview.chart;

import org.jspecify.annotations.NullMarked;
