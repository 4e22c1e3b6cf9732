-- Settings of every connection of the product.
set
  timezone = 'Asia/Shanghai';

set
  autoinstall_known_extensions = false;

set
  autoload_known_extensions = false;
