# farringtonFlexible of R's surveillance on series of weeks: alarms a row. Arguments: file of counts (one series a line), first week judged.
suppressMessages(library(surveillance))
args <- commandArgs(trailingOnly = TRUE)
series <- as.matrix(read.csv(args[1], header = FALSE))
from <- as.integer(args[2])
for (i in seq_len(nrow(series))) {
  counts <- as.numeric(series[i, ])
  one <- sts(observed = counts, start = c(2023, 1), frequency = 52)
  control <- list(range = from:length(counts), b = 2, w = 3, noPeriods = 10, pastWeeksNotIncluded = 4,
    reweight = TRUE, weightsThreshold = 2.58, trend = TRUE, pThresholdTrend = 1, alpha = 0.01,
    thresholdMethod = "nbPlugin", limit54 = c(0, 4))
  found <- suppressWarnings(farringtonFlexible(one, control = control))
  cat(paste(as.integer(alarms(found)), collapse = ","), "\n", sep = "")
}
